using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

/// <summary>Whatever has happened to a folder, or whosever it is: it is compared, or refused in one line that names the file.</summary>
public sealed class DamagedFoldersTests : IDisposable
{
    private const string Run = """
        {
          "format": 1, "status": "complete",
          "scenario": { "seed": 1, "run": { "until": "1s" }, "models": ["m"] },
          "versions": { "hogwild": "1" }, "build": "a", "files": { "w": "b" },
          "models": [{ "name": "m", "has_fixed_point": true, "facts": { "tensors": "W 0a1b, U 2c3d" } }]
        }
        """;

    private const string Samples = "model,regime,replicate,time,macro_iteration,metric,value\nm,a,0,0,0,loss,1\nm,a,0,0.5,1,loss,2\n";
    private const string Replicates = WrittenFolder.Header + "\nm,a,0,loss,1\nm,a,1,loss,Infinity\n\"m \"\"x\"\", y\",a,1,loss,2\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"models":{}}""")]
    [InlineData("""{"format":1,"scenario":null}""")]
    [InlineData("""{"format":1,"scenario":[1]}""")]
    [InlineData("""{"format":2,"scenario":{}}""")]
    [InlineData("""{"format":1,"status":"running","scenario":{}}""")]
    [InlineData("""{"format":1,"scenario":{"seed":"x"}}""")]
    [InlineData("""{"format":1,"scenario":{"seed":1,"seed":2}}""")]
    [InlineData("""{"format":1,"scenario":{},"models":{}}""")]
    [InlineData("""{"format":1,"scenario":{},"models":[1]}""")]
    [InlineData("""{"format":1,"scenario":{},"models":[{}]}""")]
    [InlineData("""{"format":1,"scenario":{},"models":[{"name":1}]}""")]
    [InlineData("""{"format":1,"scenario":{},"models":[{"name":"x","facts":7}]}""")]
    [InlineData("""{"format":1,"scenario":{},"models":[{"name":"x","facts":{"tensors":null}}]}""")]
    [InlineData("""{"format":1,"scenario":{"title":"\ud800"}}""")]
    public void What_no_run_has_written_is_refused(string json)
    {
        _folder.Write("a/run.json", json);
        var message = Assert.Throws<ScenarioException>(() => ComparedFolder.Open(_folder["a"])).Message;
        Assert.StartsWith($"{_folder["a/run.json"]}: expected what a run has written, found ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Property(MaxTest = 300)]
    public void Damage_is_refused_in_one_line_or_does_no_harm(ulong seed, byte which)
    {
        string[] names = ["run.json", "metrics.csv", "replicates.csv", "states/m-a-0.npz"];
        foreach (var name in new[] { "a", "b" })
        {
            _folder.Write($"{name}/run.json", Run);
            _folder.Write($"{name}/metrics.csv", Samples);
            _folder.Write($"{name}/replicates.csv", Replicates);
            Directory.CreateDirectory(_folder[$"{name}/states"]);
            File.WriteAllBytes(_folder[$"{name}/states/m-a-0.npz"], Npz());
        }

        var file = _folder[$"b/{names[which % names.Length]}"];
        File.WriteAllBytes(file, Damage.Of([File.ReadAllBytes(file)], seed));
        try
        {
            _ = WrittenFolder.Compare(ComparedFolder.Open(_folder["a"]), ComparedFolder.Open(_folder["b"]));
            _ = WrittenFolder.Compare(ComparedFolder.Open(_folder["b"]), ComparedFolder.Open(_folder["a"]));
        }
        catch (ScenarioException error)
        {
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Theory]
    [InlineData("<f8", "<f4")]
    [InlineData("<f8", ">f8")]
    [InlineData("False", "True ")]
    [InlineData("(2, 2, 1)", "(2,-1,-2)")]
    [InlineData("(2, 2, 1)", "(2, 1, 1)")]
    [InlineData("(2, 2, 1)", "(1, 2, 1)")]
    [InlineData("NUMPY\u0001", "NUMPY\u0002")]
    [InlineData("states.npy", "statez.npy")]
    public void States_that_no_run_has_written_are_refused(string there, string instead)
    {
        var bytes = Encoding.Latin1.GetString(Npz());
        Assert.Contains(there, bytes, StringComparison.Ordinal);
        File.WriteAllBytes(_folder["x.npz"], Encoding.Latin1.GetBytes(bytes.Replace(there, instead, StringComparison.Ordinal)));
        Assert.StartsWith(
            $"{_folder["x.npz"]}: expected the states of a run, as run.states writes them, found another file (",
            Assert.Throws<ScenarioException>(() => StatesFile.Open(_folder["x.npz"])).Message,
            StringComparison.Ordinal);
    }

    private static byte[] Npz()
    {
        using var stream = new MemoryStream();
        using (var npz = new NpzWriter(stream))
        {
            npz.Write("time", [2], [new double[] { 0, 0.5 }]);
            npz.Write("states", [2, 2, 1], [new double[] { 1, 2, 3, 4 }]);
        }

        return stream.ToArray();
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>A module as <c>torch.jit.script(layer).save(…)</c> writes it: a ZIP archive with code, data and constants.</summary>
internal static partial class ScriptArchive
{
    private const int MostBytes = 1 << 20;
    private static readonly string[] Methods = ["update", "forward"];

    /// <summary>What a module is called with, which is then loaded in double precision and for use, not for training.</summary>
    /// <param name="file">The file, as messages name it.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="parameters">Tensors by name; null where there is no file of them.</param>
    /// <exception cref="TorchScriptException">It is none, or has no method that can be called.</exception>
    public static ScriptProgram Read(string file, byte[] bytes, WeightFile? parameters)
    {
        var signature = SignatureIn(file, bytes);
        return new ScriptProgram(
            signature, ScriptFeeds.Of(signature, parameters, takesDictionary: false), new ScriptErrors(file, 0, file), Load);

        Func<object[], object> Load()
        {
            var module = torch.jit.load(bytes);
            module.to(torch.ScalarType.Float64);
            module.eval();
            return arguments => module.invoke(signature.Name, arguments);
        }
    }

    private static ScriptSignature SignatureIn(string file, byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var data = archive.Entries.FirstOrDefault(entry => entry.FullName.Count('/') == 1 && entry.Name == "data.pkl")
                ?? throw Not(file, "found an archive without data.pkl");
            var root = RootClass().Match(Encoding.Latin1.GetString(Unpacked(file, data)));
            var path = root.Success ? $"code/{root.Groups["module"].Value.Replace('.', '/')}.py" : string.Empty;
            var source = archive.GetEntry($"{data.FullName[..^data.Name.Length]}{path}")
                ?? throw Not(file, "found one without code: torch.save writes such");
            var code = new PythonCode($"{file}: {path}", Encoding.UTF8.GetString(Unpacked(file, source)));
            return SignatureOf(code, root.Groups["name"].Value);
        }
        catch (InvalidDataException)
        {
            throw Not(file, "found no ZIP archive");
        }
    }

    private static ScriptSignature SignatureOf(PythonCode code, string name)
    {
        var mask = code.Mask;
        var start = Math.Max(0, mask.IndexOf($"class {name}(", StringComparison.Ordinal));
        var end = mask.IndexOf("\nclass ", start, StringComparison.Ordinal);
        return Methods.Select(method => ScriptSignature.Find(code, method, start, end < 0 ? mask.Length : end, isMethod: true))
                .FirstOrDefault(found => found is not null)
            ?? throw new TorchScriptException($"{code.File}: expected a method update or forward{ScriptSignature.Expected}, found none");
    }

    private static byte[] Unpacked(string file, ZipArchiveEntry entry)
    {
        if (entry.Length > MostBytes)
        {
            throw Not(file, $"found {entry.Name} with more than {MostBytes} bytes");
        }

        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes
            : throw Not(file, $"found {entry.Name} cut short");
    }

    private static TorchScriptException Not(string file, string found) =>
        new($"{file}: expected an archive as torch.jit.script(layer).save(…) writes it, {found}");

    // The first name in a pickle is the class of the whole: GLOBAL (c), the module in a line and the name in a line.
    [GeneratedRegex(@"c(?<module>__torch__[\w.]*)\n(?<name>\w+)\n")]
    private static partial Regex RootClass();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

/// <summary>Tables and figures are the same whatever language the machine of a user of the libraries speaks.</summary>
public sealed class CultureTests
{
    [Fact]
    public void No_file_of_results_depends_on_the_culture()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "s.yaml",
            """
            dataset: { kind: chains, length: 5, classes: 2 }
            models: { sum: { rule: gcn, weights: w.safetensors } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 10ms }, link: { delay: { kind: exponential, mean: 5ms } } }
            run: { until: 50ms, replicates: 2, sample: 5ms, tolerance: 1e-6, timeline: true }
            """);
        File.Copy(Path.Combine(Repository.Root, "weights", "chains-10", "gcn.safetensors"), folder["w.safetensors"]);
        var before = CultureInfo.CurrentCulture;
        try
        {
            Write("here");
            CultureInfo.CurrentCulture = Strange();
            Write("there");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] names = [.. folder.List("here/s").Where(name => Path.HasExtension(name) && name is not ("run.json" or "report.html"))];
        Assert.Contains("figures/loss.svg", names);
        Assert.All(names, name => Assert.Equal(Read($"here/s/{name}"), Read($"there/s/{name}")));

        // The drawing library numbers its clips over the whole process.
        string Read(string name) => Regex.Replace(
            Convert.ToHexString(File.ReadAllBytes(folder[name])), "(?:636C5F)(?:3[0-9]|6[1-6])+", string.Empty);

        void Write(string name)
        {
            var options = new StudyOptions { Jobs = 2, WeightCache = folder["weights"] };
            Results.Write(folder[$"{name}/s"], Experiment.RunAll(ScenarioFile.Load(file), options, TestContext.Current.CancellationToken));
        }
    }

    // As tr-TR and de-DE write numbers, and other signs besides, also where the system knows no cultures.
    private static CultureInfo Strange()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }
}

using System.Text.RegularExpressions;
using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>Shipped scenarios, broken: what comes of them is a plan or faults with their places, soon, and nothing else.</summary>
public sealed class ScenarioFuzzTests
{
    private const int PlannedEvery = 10;
    private const long MostBytes = 2_000_000_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);
    private static readonly string Folder = Path.Combine(Repository.Root, "scenarios");

    private static readonly string[] Texts =
    [
        .. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText),
    ];

    [Theory]
    [InlineData(1, 600)]
    public void A_broken_scenario_is_a_plan_or_faults_with_places(int seed, int cases) => Try((ulong)seed, cases);

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [InlineData(2, 50_000)]
    [InlineData(3, 50_000)]
    [InlineData(4, 50_000)]
    [InlineData(5, 50_000)]
    [InlineData(6, 50_000)]
    [InlineData(7, 50_000)]
    public void Many_broken_scenarios_are_plans_or_faults_with_places(int seed, int cases) => Try((ulong)seed, cases);

    private static void Try(ulong seed, int cases)
    {
        var (mutator, read) = (new Mutator(seed, Texts), 0);
        for (var number = 0; number < cases; number++)
        {
            var bytes = mutator.Next();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                if (Read(bytes) is { } scenario)
                {
                    read++;
                    Plan(scenario, read);
                }
            }
            catch (Exception error) when (error is not ScenarioException)
            {
                Assert.Fail(Told(seed, number, bytes, error.ToString()));
            }

            // Of this thread: what other tests take meanwhile is none of a scenario's.
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            if (watch.Elapsed > MostTime || taken > MostBytes)
            {
                Assert.Fail(Told(seed, number, bytes, $"it took {watch.Elapsed} and {taken} bytes"));
            }
        }

        Assert.True(read > cases / 100, "nearly all are broken beyond reading");
    }

    /// <summary>The scenario; null where there are faults, each of which has a place.</summary>
    private static Scenario? Read(byte[] bytes)
    {
        var file = Path.Combine(Folder, "fuzzed.yaml");
        try
        {
            return ScenarioFile.Parse(YamlText.Decode(bytes, file), file, KindRegistry.BuiltIn);
        }
        catch (ScenarioException error)
        {
            Assert.InRange(error.Faults.Count, 1, 20);
            foreach (var fault in error.Faults)
            {
                Assert.Matches(new Regex(@"^[^\n]*\.\w+(:[0-9]+(:[0-9]+)?)?: (expected [^\n]+, found [^\n]*|[^\n]+)$"), fault);
                Assert.DoesNotContain(fault, char.IsControl);
                Assert.DoesNotContain("(Parameter '", fault, StringComparison.Ordinal);
            }

            return null;
        }
    }

    /// <summary>Some are planned: models are made and everything is checked, but nothing is trained.</summary>
    private static void Plan(Scenario scenario, int number)
    {
        if (number % PlannedEvery != 0 || scenario.Models.Any(model => model.Train is not null) || scenario.Table is not null
            || scenario.Dataset is { Size: { Nodes: > 2000 } or { Arcs: > 20_000 } })
        {
            return;
        }

        try
        {
            var runner = new StudyRunner(new StudyOptions(), TestContext.Current.CancellationToken);
            ScenarioStudies.Of(scenario).ToList().ForEach(study => study.Prepare(runner));
        }
        catch (ScenarioException error)
        {
            Assert.NotEmpty(error.Faults);
            Assert.DoesNotContain("(Parameter '", error.Message, StringComparison.Ordinal);
        }
    }

    private static string Told(ulong seed, int number, byte[] bytes, string problem)
    {
        var path = Path.Combine(Path.GetTempPath(), $"hogwild-fuzz-{seed}-{number}.yaml");
        File.WriteAllBytes(path, bytes);
        return $"case {number} of seed {seed} ({path}): {problem}";
    }
}

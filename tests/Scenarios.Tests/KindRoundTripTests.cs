using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

/// <summary>What is described can be written and read back, whatever it is: nothing is drawn here but by descriptions.</summary>
public sealed class KindRoundTripTests : IDisposable
{
    // What their options must be to fit each other is hardly ever drawn.
    private static readonly string[] SeldomFit = ["graph", "lattice", "math-net", "sweep"];

    private readonly TemporaryFolder _folder = new();

    public KindRoundTripTests() => _ = (
        _folder.Write("b.csv", "1 2 3"), _folder.Write("b.npz", string.Empty), _folder.Write("b.py", string.Empty));

    public static TheoryData<string, string> All =>
        [.. DrawnSpecs.Kinds.Select(kind => new TheoryDataRow<string, string>(kind.Family?.Name ?? "section", kind.Name))];

    [Theory]
    [MemberData(nameof(All))]
    public void A_spec_of_any_kind_reads_back_as_itself_or_with_the_faults_that_it_has(string family, string name)
    {
        var kind = DrawnSpecs.Kinds.First(kind => (kind.Family?.Name ?? "section") == family && kind.Name == name);
        var valid = 0;
        var law = Prop.ForAll(DrawnSpecs.Of(kind).ToArbitrary(), spec =>
        {
            var faults = SpecCheck.Of(spec, TimeSpan.FromMilliseconds(1));
            valid += faults.Count == 0 ? 1 : 0;
            Assert.NotEmpty(spec.ToString()!);
            var json = Json(spec);
            if (faults.Count > 0)
            {
                Assert.InRange(Assert.Throws<ScenarioException>(() => Read(kind, json)).Faults.Count, 1, faults.Count);
            }
            else
            {
                var again = Read(kind, json);
                Assert.Equal(json, Json(again));
                Assert.Equal(Properties.Of(spec), Properties.Of(again));
            }
        });
        // Of some kinds few specs fit together, so that one has to wait for them.
        for (var round = 0; round == 0 || (valid == 0 && round < 30 && !SeldomFit.Contains(name)); round++)
        {
            law.Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Times(20)));
        }

        Assert.True(valid > 0 || SeldomFit.Contains(name), "none of them fits together");
    }

    public void Dispose() => _folder.Dispose();

    private static string Json(object spec)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            SpecWriter.Write(json, spec);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private object Read(Kind kind, string json)
    {
        var type = kind.Spec;
        while (kind.Family is not null && type.BaseType!.IsDefined(typeof(FamilyAttribute), inherit: true))
        {
            type = type.BaseType;
        }

        var scenario = new Scenario
        {
            Name = "drawn",
            Folder = _folder.Root,
            Traces = DrawnSpecs.Traces,
            Models = [],
            Scheduler = new SchedulerSpec.Synchronous(),
            Run = new RunSpec { Until = TimeSpan.FromSeconds(1) },
        };
        try
        {
            return typeof(SpecText).GetMethod(nameof(SpecText.Read))!.MakeGenericMethod(type)
                .Invoke(null, [json, "spec", "--spec", scenario, null])!;
        }
        catch (System.Reflection.TargetInvocationException failure) when (failure.InnerException is ScenarioException error)
        {
            throw error;
        }
    }
}

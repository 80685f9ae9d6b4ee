using Hogwild.Experiments;
using Hogwild.Schedulers;

namespace Hogwild.Scenarios.Tests;

public sealed class MergeKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MergeKeyTests() => _folder.Write("w.safetensors", string.Empty);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_mapping_takes_over_the_keys_of_another_and_keeps_its_own()
    {
        var physical = Read("""
              link: &base { delay: { kind: exponential, mean: 5ms }, loss: 5% }
              links:
                up: { from: 0, to: 1, link: { <<: *base, loss: 20% } }
                down: { from: 1, to: 0, link: { loss: 30%, <<: *base } }
            """);
        Assert.Equal([0.2, 0.3], physical.Links.Select(item => item.Link.Loss));
        Assert.All(physical.Links, item => Assert.Equal(physical.Link.Delay, item.Link.Delay));
        Assert.Equal(0.05, physical.Link.Loss);
    }

    [Fact]
    public void Of_several_mappings_the_earlier_one_wins()
    {
        var physical = Read("""
              link: &a { loss: 1%, duplication: 1% }
              links:
                b: { from: 0, link: &b { loss: 2%, duplication: 2%, fifo: true } }
                c: { from: 1, link: { <<: [*a, *b, { loss: 3% }], duplication: 9% } }
            """);
        Assert.Equal((0.01, 0.09, true), (physical.Links[1].Link.Loss, physical.Links[1].Link.Duplication, physical.Links[1].Link.Fifo));
    }

    [Fact]
    public void What_is_merged_is_a_copy()
    {
        const string Text = """
              link: &base { loss: 5% }
              links: { up: { link: { <<: *base, fifo: true } } }
            """;
        Assert.Equal(0.05, Read(Text, "scheduler.link.loss=90%").Links[0].Link.Loss);
        Assert.Equal(0.9, Read(Text, "scheduler.links.up.link.loss=90%").Links[0].Link.Loss);
        Assert.Equal(0.05, Read(Text, "scheduler.links.up.link.loss=90%").Link.Loss);
    }

    [Theory]
    [InlineData("link: { <<: 5 }", ":5:15: expected a mapping, or a list of mappings, whose keys '<<' takes over, found '5'")]
    [InlineData(
        "link: { <<: [{ loss: 1% }, [1, 2]] }",
        ":5:30: expected a mapping, or a list of mappings, whose keys '<<' takes over, found a list of 2")]
    [InlineData("link: { <<: *none, loss: 1% }", ":5:15: expected an anchor defined above, found '*none'")]
    [InlineData("link: { <<: {}, <<: {} }", ":5:19: expected each key once, found '<<' again (first in line 5)")]
    [InlineData(
        "link: { <<: { los: 1% } }",
        ":5:17: expected one of the keys delay, loss, duplication, fifo in 'scheduler.link', found 'los'; did you mean 'loss'?")]
    [InlineData("link: &a { <<: *a }", ":5:18: expected an anchor defined above, found '*a'")]
    public void What_cannot_be_merged_is_told_with_its_place(string line, string message) =>
        Assert.Equal(_folder["s.yaml"] + message, Assert.Throws<ScenarioException>(() => Read("  " + line)).Message);

    private SchedulerSpec.Physical Read(string lines, params string[] sets)
    {
        var file = _folder.Write("s.yaml", $$"""
            models: { gcn: { rule: gcn, weights: w.safetensors } }
            scheduler:
              kind: physical
              clock: { kind: poisson, period: 10ms }
            {{lines}}
            dataset: { kind: chains, length: 10 }
            run: { until: 1s }
            """);
        return Assert.IsType<SchedulerSpec.Physical>(ScenarioFile.Load(file, sets.Select(Override.Parse)).Scheduler);
    }
}

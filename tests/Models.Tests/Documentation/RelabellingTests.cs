using Hogwild.Samples;

namespace Hogwild.Models.Tests;

/// <summary>The sample that tells where the error on RANDOM(10) is, and the page that shows what it prints.</summary>
public class RelabellingTests
{
    [Fact]
    public void The_page_shows_where_the_error_is_and_a_mean_over_relabellings_is_smaller()
    {
        var errors = PairErrors.Of(Path.Combine(Repository.Root, "weights", "random-10", "energy-gnn.safetensors"), 3);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "paper.md"));
        Assert.Contains(string.Join("\n", errors.Lines().SkipLast(1).Select(line => "    " + line)), page, StringComparison.Ordinal);
        Assert.InRange(errors.ErrorOfMean, 15, 0.95 * errors.Error);
    }
}

using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

public class SystematicSchedulesTests
{
    /// <summary>Every list of numbers, run and cut after so many activations: what differs as a schedule without empty steps.</summary>
    [Theory]
    [InlineData(2, int.MaxValue, 3)]
    [InlineData(3, int.MaxValue, 3)]
    [InlineData(2, 2, 4)]
    public void They_are_what_a_search_by_brute_force_finds(int bound, int depth, int activations)
    {
        var graph = Graphs.Path(2);
        var found = new SortedSet<string>();
        var steps = activations;
        for (var code = 0L; code < Math.Pow(bound == 2 ? 16 : 36, steps); code++)
        {
            var (numbers, rest) = (new int[steps * 4], code);
            for (var at = 0; at < numbers.Length; at++)
            {
                var values = at % 4 < 2 ? 2 : bound;
                (numbers[at], rest) = ((int)(rest % values), rest / values);
            }

            var choices = new Choices(2, 2, bound, numbers);
            found.UnionWith(Prefixes(Runs.Run(graph, new NothingRule(depth), choices.ToScheduler(Runs.Step), steps).Schedule, activations));
        }

        var systematic = new SystematicSchedules(graph, depth, bound);
        var listed = systematic.UpTo(activations, repeats: false).ToList();
        Assert.Equal(found.Count, systematic.Count(activations, 1_000_000));
        Assert.Equal(found.Count, listed.Count);
        Assert.Equal(found, [.. listed.SelectMany(choices => Prefixes(
            Runs.Run(graph, new NothingRule(depth), choices.ToScheduler(Runs.Step), steps).Schedule, activations)).ToHashSet().Order()]);
    }

    [Fact]
    public void Counting_stops_at_the_limit()
    {
        var schedules = new SystematicSchedules(Graphs.Cycle(20), int.MaxValue, 3);
        Assert.Equal(1_001, schedules.Count(6, 1_000));
        Assert.Equal(1, schedules.LargestWithin(20, 6));
        Assert.Equal(0, schedules.LargestWithin(19, 6));
    }

    /// <summary>The schedule after each of its steps, where no step before is empty and there are not too many activations.</summary>
    private static IEnumerable<string> Prefixes(Schedule schedule, int activations)
    {
        var text = string.Empty;
        for (var index = 0; index < Math.Min(schedule.Count, activations); index++)
        {
            var decision = schedule[index];
            if (decision.Time > (index == 0 ? 0 : schedule[index - 1].Time) + Runs.Step)
            {
                yield break;
            }

            text += $"{decision.Time},{decision.Node}:{string.Join(',', decision.Read.ToArray())};";
            if (index + 1 == schedule.Count || schedule[index + 1].Time > decision.Time)
            {
                yield return text;
            }
        }
    }

    /// <summary>They are counted step by step, a call within a call.</summary>
    [Fact]
    public void More_activations_than_can_be_counted_are_refused()
    {
        var schedules = new SystematicSchedules(Graphs.Path(2), int.MaxValue, 1);
        Assert.Equal(SystematicSchedules.MostActivations / 2, schedules.Count(SystematicSchedules.MostActivations, long.MaxValue - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => schedules.Count(SystematicSchedules.MostActivations + 1, 10));
    }
}

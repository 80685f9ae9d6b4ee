using FsCheck;
using FsCheck.Fluent;

namespace Hogwild.Experiments.Tests;

/// <summary>Rounds of units: order, failures, cancellation and progress, whatever the number of jobs.</summary>
public sealed class StudyRunnerTests
{
    [Property]
    public void Outcomes_are_in_the_order_of_units_for_any_number_of_jobs(int[] numbers, PositiveInt jobs)
    {
        var units = numbers.Select(number => Squares.Of(number % 1000, Dawdle)).ToList();
        var outcomes = Squares.Runner(1 + (jobs.Get % 8)).Run("squares", units);
        Assert.Equal(numbers.Select(number => (double)(number % 1000) * (number % 1000)), outcomes);
    }

    [Property]
    public void The_failure_that_comes_out_is_that_of_the_smallest_unit_as_it_was_thrown(bool[] fails, PositiveInt jobs)
    {
        var units = fails.Select((fail, item) => Squares.Of(item, _ =>
        {
            Dawdle(item * 7);
            if (fail)
            {
                throw new InvalidOperationException(item.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        })).ToList();
        var first = Array.IndexOf(fails, true);
        var runner = Squares.Runner(1 + (jobs.Get % 8));
        if (first < 0)
        {
            Assert.Equal(fails.Length, runner.Run("squares", units).Count);
        }
        else
        {
            var failure = Assert.Throws<InvalidOperationException>(() => runner.Run("squares", units));
            Assert.Equal(first.ToString(System.Globalization.CultureInfo.InvariantCulture), failure.Message);
        }
    }

    [Fact]
    public void After_a_failure_no_new_unit_begins()
    {
        var begun = 0;
        var units = Enumerable.Range(0, 1000).Select(item => Squares.Of(item, _ =>
        {
            Interlocked.Increment(ref begun);
            throw new InvalidOperationException();
        })).ToList();
        Assert.Throws<InvalidOperationException>(() => Squares.Runner(3).Run("squares", units));
        Assert.InRange(begun, 1, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Asked_to_stop_it_begins_no_new_unit(int jobs)
    {
        using var stop = new CancellationTokenSource();
        var begun = 0;
        var units = Enumerable.Range(0, 1000).Select(item => Squares.Of(item, _ =>
        {
            if (Interlocked.Increment(ref begun) == 10)
            {
                stop.Cancel();
            }
        })).ToList();
        Assert.ThrowsAny<OperationCanceledException>(() => Squares.Runner(jobs, stop: stop).Run("squares", units));
        Assert.InRange(begun, 10, 10 + jobs);
    }

    [Property]
    public void Progress_counts_sizes_up_to_the_total(PositiveInt[] sizes, PositiveInt jobs)
    {
        var listener = new Squares.Listener();
        var units = sizes.Select((size, item) => Squares.Of(item, size: size.Get)).ToList();
        Squares.Runner(1 + (jobs.Get % 4), progress: listener.Report).Run("squares", units);
        var total = sizes.Sum(size => size.Get);
        Assert.Equal(sizes.Length + 1, listener.Heard.Count);
        Assert.All(listener.Heard, heard => Assert.Equal(("squares", total), (heard.Phase, heard.Total)));
        Assert.Equal(0, listener.Heard[0].Done);
        Assert.Equal(total, listener.Heard.Max(heard => heard.Done));
        Assert.Equal(listener.Heard.Select(heard => heard.Done).Distinct().Order(), listener.Heard.Select(heard => heard.Done));
    }

    [Fact]
    public void Rounds_of_a_phase_count_on_and_notes_are_passed_on()
    {
        var listener = new Squares.Listener();
        var phase = Squares.Runner(1, progress: listener.Report).Phase("rounds", 5);
        var first = phase.Run([Squares.Of(2), Squares.Of(3)]);
        phase.Run(Squares.Of((int)first[1]) with { Note = outcome => FormattableString.Invariant($"{outcome}") });
        phase.Complete();
        Assert.Equal([0, 1, 2, 2, 3, 5], listener.Heard.Select(heard => heard.Done));
        Assert.Equal("81", listener.Heard[4].Note);
    }

    [Fact]
    public void Fewer_than_one_job_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => Squares.Runner(0));

    // Units end in another order than that in which they begin.
    private static void Dawdle(int number) => Thread.SpinWait(Math.Abs(number * 13 % 2000));
}

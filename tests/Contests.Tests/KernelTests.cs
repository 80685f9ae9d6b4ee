using FsCheck;

namespace Hogwild.Contests.Tests;

/// <summary>The kernel benchmarks do the same on every kernel, and what theory says.</summary>
public sealed class KernelTests
{
    [Property]
    public void PHOLD_has_the_same_events_at_the_same_places_on_every_kernel(PositiveInt places, PositiveInt periods)
    {
        var until = periods.Get * ReferenceWorkload.Period.Ticks;
        Assert.True(KernelRival.Check(KernelRival.Phold(places.Get).Where(IsHere), until) >= 0);
    }

    [Property]
    public void The_queue_has_the_same_customers_at_the_same_times_on_every_kernel(PositiveInt periods) =>
        Assert.True(KernelRival.Check(KernelRival.Mm1().Where(IsHere), periods.Get * ReferenceWorkload.Period.Ticks) >= 0);

    [Fact]
    public void All_kernels_that_are_here_agree()
    {
        var until = 200 * ReferenceWorkload.Period.Ticks;
        Assert.InRange(KernelRival.Check(KernelRival.Phold(50), until), 9_500, 10_500);
        Assert.InRange(KernelRival.Check(KernelRival.Mm1(), until), 150, 250);
    }

    [Fact]
    public void There_are_as_many_customers_in_the_queue_as_theory_says()
    {
        // The standard error of the mean number over a million customers is about 0.04 (Whitt, "Planning queueing simulations", 1989).
        const int Customers = 1_000_000;
        var queue = new Mm1Handler();
        queue.Run(Customers * ReferenceWorkload.Period.Ticks);
        Assert.Equal(KernelTables.Load / (1 - KernelTables.Load), queue.MeanNumber, 0.2);
    }

    [Fact]
    public void Times_have_the_means_they_are_to_have()
    {
        Assert.Equal(ReferenceWorkload.Period.Ticks, KernelTables.Gap.Average(), 100.0);
        Assert.Equal(KernelTables.Load * ReferenceWorkload.Period.Ticks, KernelTables.Service.Average(), 100.0);
    }

    private static bool IsHere(KernelRival rival) => rival.Name != "SimPy";
}

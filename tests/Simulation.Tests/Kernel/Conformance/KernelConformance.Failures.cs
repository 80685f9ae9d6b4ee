namespace Hogwild.Simulation.Tests;

public abstract partial class KernelConformance
{
    [Fact]
    public void A_failing_process_ends_the_run_with_its_name_and_time()
    {
        var kernel = Create();
        kernel.Start(Body, EventKind.Activation, 3, name: "reader");
        var failure = Assert.Throws<ProcessFailedException>(() => kernel.Run(Ticks.Never));
        Assert.Equal((EventKind.Activation, 3, 5L, "reader"), (failure.Kind, failure.Entity, failure.Time, failure.Process));
        Assert.IsType<FormatException>(failure.InnerException);
        Assert.Equal("process 'reader', Activation 3 failed at 5E-07 s: bad", failure.Message);

        static IEnumerable<Wait> Body(ProcessContext self)
        {
            yield return Wait.Until(5);
            throw new FormatException("bad");
        }
    }

    [Fact]
    public void A_failing_timer_or_handler_is_named_likewise()
    {
        // Whatever the tie policy, and whatever the timer schedules before it fails.
        var kernel = Create(TiePolicy.Fifo);
        kernel.Schedule(5, Fail, EventKind.User, 8);
        var failure = Assert.Throws<ProcessFailedException>(() => kernel.Step());
        Assert.Equal((EventKind.User, 8, 5L, (string?)null), (failure.Kind, failure.Entity, failure.Time, failure.Process));

        var other = Create();
        other.Push(other.Register(new Noting((_, _, _) => throw new FormatException("bad")), EventKind.Delivery), 9, 1, 6);
        failure = Assert.Throws<ProcessFailedException>(() => other.Run(7));
        Assert.Equal((EventKind.Delivery, 9, 6L, (string?)null), (failure.Kind, failure.Entity, failure.Time, failure.Process));

        void Fail()
        {
            kernel.Schedule(5, Fail, EventKind.User, 1);
            throw new FormatException("bad");
        }
    }

    [Fact]
    public void After_a_failure_the_kernel_does_not_go_on()
    {
        var kernel = Create();
        kernel.Schedule(1, () => throw new FormatException("bad"), EventKind.User, 0);
        kernel.Schedule(2, () => Assert.Fail("goes on"), EventKind.User, 0);
        var failure = Assert.Throws<ProcessFailedException>(() => kernel.Run(10));
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => kernel.Run(10)).InnerException);
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => kernel.Step()).InnerException);
        Assert.Equal(1, kernel.Now);
    }

    [Fact]
    public void A_cancellation_comes_out_as_it_is()
    {
        var kernel = Create();
        kernel.Schedule(1, () => throw new OperationCanceledException("enough"), EventKind.User, 0);
        Assert.Equal("enough", Assert.Throws<OperationCanceledException>(() => kernel.Run(10)).Message);
    }

    [Fact]
    public void The_past_cannot_be_waited_for()
    {
        foreach (var wait in new[] { Wait.Until(4), Wait.For(-1), Wait.Any(Wait.Until(9), Wait.Until(4)) })
        {
            var kernel = Create();
            kernel.Start(_ => Body(wait), EventKind.User, 0);
            Assert.IsType<InvalidOperationException>(Assert.Throws<ProcessFailedException>(() => kernel.Run(Ticks.Never)).InnerException);
        }

        static IEnumerable<Wait> Body(Wait wait)
        {
            yield return Wait.Until(5);
            yield return wait;
        }
    }

    [Fact]
    public void An_event_cannot_run_the_kernel()
    {
        var kernel = Create();
        kernel.Schedule(1, () => kernel.Run(5), EventKind.User, 0);
        Assert.IsType<InvalidOperationException>(Assert.Throws<ProcessFailedException>(() => kernel.Run(10)).InnerException);
    }
}

using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public sealed class OptionTypesTests
{
    [Theory]
    [InlineData(typeof(int))]
    [InlineData(typeof(BoundPolicy))]
    [InlineData(typeof(SchedulerSpec))]
    [InlineData(typeof(Bound))]
    [InlineData(typeof(NodeSet))]
    [InlineData(typeof(IReadOnlyList<DelaySpec>))]
    [InlineData(typeof(IReadOnlyList<BoundPolicy>))]
    [InlineData(typeof(IReadOnlyList<KeyValuePair<string, IReadOnlyList<KeyValuePair<string, TargetSpec>>>>))]
    public void What_can_be_read_may_be_an_option(Type type) => Assert.True(OptionTypes.CanHold(type));

    [Theory]
    [InlineData(typeof(long))]
    [InlineData(typeof(float))]
    [InlineData(typeof(int[]))]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(IReadOnlyDictionary<string, int>))]
    [InlineData(typeof(IScheduler))]
    public void Other_types_are_refused(Type type) => Assert.False(OptionTypes.CanHold(type));
}

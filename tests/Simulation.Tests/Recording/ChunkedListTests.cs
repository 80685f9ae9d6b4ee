namespace Hogwild.Simulation.Tests;

public sealed class ChunkedListTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_500)]
    public void It_is_a_list_whatever_is_added_at_once(int most)
    {
        var (list, model) = (new ChunkedList<int>(), new List<int>());
        Assert.Empty(list.Select(item => item));
        for (var number = 0; model.Count < 20_000; number++)
        {
            int[] items = [.. Enumerable.Range(model.Count, number % (most + 1))];
            list.Add(items);
            model.AddRange(items);
            list.Add(-number);
            model.Add(-number);
            Assert.Equal((model.Count, -number), (list.Count, list.Last));
        }

        list.Last = 7;
        model[^1] = 7;
        Assert.Equal(model, list.Select(item => item));
        Assert.Equal(model.Select(item => item / 2.0), list.Select(item => item / 2.0));
    }
}

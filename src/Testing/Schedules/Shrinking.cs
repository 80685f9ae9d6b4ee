namespace Hogwild.Testing;

/// <summary>What to try instead of a schedule that breaks a claim: large cuts first.</summary>
internal static class Shrinking
{
    public static IEnumerable<Choices> Of(Choices choices)
    {
        var numbers = choices.Numbers.ToArray();
        var width = choices.NodeCount + choices.ArcCount;
        if (choices.Repeats)
        {
            yield return choices.With(numbers, repeats: false);
        }

        foreach (var (start, length) in Parts(choices.Steps))
        {
            yield return choices.With([.. numbers[..(start * width)], .. numbers[((start + length) * width)..]]);
        }

        int[] bounds = [1, choices.Bound / 2, choices.Bound - 1];
        foreach (var bound in bounds.Where(bound => bound >= 1 && bound < choices.Bound).Distinct())
        {
            yield return choices.With(numbers, bound: bound);
        }

        foreach (var zeroed in Columns(choices).Concat(Entries(numbers)))
        {
            yield return choices.With(zeroed);
        }

        foreach (var at in Enumerable.Range(0, numbers.Length).Where(at => numbers[at] > 1))
        {
            yield return choices.With(Replace(numbers, [at], numbers[at] / 2));
            yield return choices.With(Replace(numbers, [at], numbers[at] - 1));
        }
    }

    /// <summary>Without any late read; without any pause; one node or arc as everybody else; one whole step.</summary>
    private static IEnumerable<int[]> Columns(Choices choices)
    {
        var (nodes, width) = (choices.NodeCount, choices.NodeCount + choices.ArcCount);
        var numbers = choices.Numbers.ToArray();
        yield return Keep(at => at % width < nodes);
        yield return Keep(at => at % width >= nodes);
        for (var column = 0; column < width; column++)
        {
            if (numbers.Where((number, at) => at % width == column && number != 0).Any())
            {
                var removed = column;
                yield return Keep(at => at % width != removed);
            }
        }

        for (var step = 0; step < choices.Steps; step++)
        {
            var removed = step;
            yield return Keep(at => at / width != removed);
        }

        int[] Keep(Func<int, bool> isKept) => [.. numbers.Select((number, at) => isKept(at) ? number : 0)];
    }

    /// <summary>Without some of the numbers that are not zero.</summary>
    private static IEnumerable<int[]> Entries(int[] numbers)
    {
        int[] set = [.. Enumerable.Range(0, numbers.Length).Where(at => numbers[at] != 0)];
        return Parts(set.Length).Select(part => Replace(numbers, set.AsSpan(part.Start, part.Length), 0));
    }

    /// <summary>All of it, halves, quarters, … down to single ones.</summary>
    private static IEnumerable<(int Start, int Length)> Parts(int count)
    {
        for (var length = count; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= count; start += length)
            {
                yield return (start, length);
            }

            if (count % length != 0 && length > 1)
            {
                yield return (count - (count % length), count % length);
            }
        }
    }

    private static int[] Replace(int[] numbers, ReadOnlySpan<int> places, int value)
    {
        var copy = (int[])numbers.Clone();
        foreach (var place in places)
        {
            copy[place] = value;
        }

        return copy;
    }
}

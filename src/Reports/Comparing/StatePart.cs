using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Where the states of the same runs part, by the files in <c>states/</c>.</summary>
internal static class StatePart
{
    /// <summary>Per file that both have and that differs, the first state that does, in words.</summary>
    public static IEnumerable<(string Run, string Part)> Of(IReadOnlyList<FileChange> files, ComparedFolder first, ComparedFolder second) =>
        from file in files
        where file.InFirst && file.InSecond && file.Name.EndsWith(".npz", StringComparison.Ordinal)
        select (file.Name, Of(StatesFile.Read(first[file.Name]), StatesFile.Read(second[file.Name])));

    /// <summary>The first state that differs to the bit.</summary>
    internal static string Of(StatesFile first, StatesFile second)
    {
        if ((first.Nodes, first.Size) != (second.Nodes, second.Size))
        {
            return Text(
                $"{first.Nodes} nodes × {first.Size} numbers in the first, {second.Nodes} × {second.Size} in the second");
        }

        var (each, samples) = (first.Nodes * first.Size, Math.Min(first.Times.Length, second.Times.Length));
        for (var sample = 0; sample < samples; sample++)
        {
            if (first.Times[sample] != second.Times[sample])
            {
                return Text($"sample {sample} is at {first.Times[sample]} s in the first, at {second.Times[sample]} s in the second");
            }

            for (var k = 0; k < each; k++)
            {
                var (one, other) = (first.States[(sample * each) + k], second.States[(sample * each) + k]);
                if (BitConverter.DoubleToInt64Bits(one) != BitConverter.DoubleToInt64Bits(other))
                {
                    var (node, number) = (k / first.Size, k % first.Size);
                    var values = Text($"{one:R} in the first, {other:R} in the second");
                    return Text($"number {number} of node {node} at {first.Times[sample]} s (sample {sample}): {values}");
                }
            }
        }

        return first.Times.Length == second.Times.Length ? "the same states, beside another reference"
            : Text($"the same for {samples} samples; the first has {first.Times.Length}, the second {second.Times.Length}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

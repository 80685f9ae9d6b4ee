using System.Globalization;

namespace Hogwild.Models;

/// <summary>What every item is for: training, validation, test or nothing; never two of them.</summary>
internal static class ItemParts
{
    /// <summary>As files of items or masks say.</summary>
    /// <param name="split">The files.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="first">What the first item is called.</param>
    /// <param name="names">The items by their names; null where they have none.</param>
    /// <exception cref="DataFormatException">A file is not what it should be, or is empty, or an item is in two.</exception>
    internal static ItemPart?[] Of(SplitSpec split, int items, int first, IReadOnlyDictionary<string, int>? names)
    {
        var (parts, places, faults, wrong) = (new ItemPart?[items], new Dictionary<int, string>(), new DataFaults(), 0);
        foreach (var (part, list) in new[]
        {
            (ItemPart.Training, split.Train), (ItemPart.Validation, split.Validation), (ItemPart.Test, split.Test),
        }.Where(item => item.Item2 is not null))
        {
            var found = faults.Try(new IndexFile(list!, items, first, names).Read);
            if (found is { Count: 0 })
            {
                faults.Add(list!.File.Path, $"expected at least one item for the {Word(part)}, found none");
            }

            foreach (var (item, place) in found ?? [])
            {
                if (parts[item] is { } other && wrong++ < RowReader.MostFaults)
                {
                    faults.Add(place, string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected an item that is not for the {Word(other)}, found item {first + item} ({places[item]})"));
                }

                (parts[item], places[item]) = (part, place);
            }
        }

        faults.Throw();
        return parts;
    }

    /// <summary>As folds say.</summary>
    /// <param name="folds">The folds.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="words">What items are called.</param>
    /// <param name="pairs">Of every item the number of what is drawn, from 0; null where each item is drawn by itself.</param>
    /// <exception cref="DataFormatException">There is no such fold, or the file has another number of items.</exception>
    internal static ItemPart?[] Of(FoldsSpec folds, int items, TableWords words, int[]? pairs = null)
    {
        var foldOf = folds.File is not null ? Read(folds, items, words)
            : pairs is null ? Drawn(folds, items)
            : Drawn(folds, pairs.Length == 0 ? 0 : pairs.Max() + 1) is var drawn ? [.. pairs.Select(pair => drawn[pair])] : [];
        foreach (var (option, fold) in new[] { ("test", folds.Test), ("validation", folds.Validation ?? folds.Test) })
        {
            if (!foldOf.Contains(fold))
            {
                throw new DataFormatException(
                    $"dataset.folds.{option}", $"expected a fold from 0 to {foldOf.Max()} that has {words.Of}s, found {fold}");
            }
        }

        var parts = new ItemPart?[items];
        for (var item = 0; item < items; item++)
        {
            parts[item] = foldOf[item] == folds.Test ? ItemPart.Test
                : foldOf[item] == folds.Validation ? ItemPart.Validation : ItemPart.Training;
        }

        return parts.Contains(ItemPart.Training) ? parts : throw new DataFormatException(
            "dataset.folds", "expected a fold for training beside those of test and validation, found none");
    }

    private static string Word(ItemPart part) => part switch
    {
        ItemPart.Training => "training",
        ItemPart.Validation => "validation",
        _ => "test",
    };

    private static int[] Drawn(FoldsSpec folds, int items)
    {
        var count = folds.Of!.Value;
        if (count > items)
        {
            throw new DataFormatException("dataset.folds.of", $"expected at most {items} folds, one for every item, found {count}");
        }

        var foldOf = new int[items];
        for (var fold = 0; fold < count; fold++)
        {
            foreach (var item in Fold.Create(items, count, fold, folds.Seed).Test)
            {
                foldOf[item] = fold;
            }
        }

        return foldOf;
    }

    private static int[] Read(FoldsSpec folds, int items, TableWords words)
    {
        var own = new TableWords(words.Of, "folds", "fold", IsSingle: true);
        var table = TableFile.Read(folds.File!, own);
        return table.Rows == items ? table.Wholes(own) : throw new DataFormatException(
            table.PlaceOf(Math.Min(table.Rows, items)),
            string.Create(CultureInfo.InvariantCulture, $"expected the fold of each of {items} {words.Of}s, found {table.Rows}"));
    }
}

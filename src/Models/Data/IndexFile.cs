using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads which items are meant from a file: their numbers or names, in any layout, or a mask, which says 0 or 1, false or true of every
/// item. What is 0 or 1 alone, as many as there are items and not each once, is a mask.
/// </summary>
/// <param name="list">The file.</param>
/// <param name="items">Number of items.</param>
/// <param name="first">What the first item is called.</param>
/// <param name="names">The items by their names; null where they have none.</param>
internal sealed class IndexFile(ListFile list, int items, int first, IReadOnlyDictionary<string, int>? names)
{
    private readonly DataFaults _faults = new();
    private readonly List<(int Item, string Place)> _found = [];
    private readonly Dictionary<int, string> _seen = [];
    private int _wrong;

    /// <summary>The items, and where each is written.</summary>
    /// <exception cref="DataFormatException">Something is no item, or is there twice; the first faults are told.</exception>
    internal IReadOnlyList<(int Item, string Place)> Read() => DataFaults.Said(list.File, () =>
    {
        if (NumpyFiles.Is(list))
        {
            OfArray(NumpyFiles.Read(list));
        }
        else
        {
            OfText();
        }

        _faults.Throw();
        return _found;
    });

    private void OfArray(NpyArray array)
    {
        if (array.Shape is not ([_] or [_, 1]))
        {
            throw new DataFormatException(
                array.Name, $"expected a mask or numbers of items, the shape [items] or [numbers], found {array.ShapeText}");
        }

        var values = array.Wholes("a mask, or numbers of items");
        if (array.Header.Type.Letter == 'b' && values.Length != items)
        {
            throw new DataFormatException(array.Name, Text($"expected a mask of the shape [{items}], found {array.ShapeText}"));
        }

        if (array.Header.Type.Letter == 'b' || IsMask([.. values.Select(value => value is 0 or 1 ? (bool?)(value == 1) : null)]))
        {
            _found.AddRange(values.Index().Where(item => item.Item == 1).Select(item => (item.Index, array.PlaceOf(item.Index))));
            return;
        }

        for (var k = 0; k < values.Length && _wrong < RowReader.MostFaults; k++)
        {
            Add(values[k] - first, values[k].ToString(CultureInfo.InvariantCulture), array.PlaceOf(k));
        }
    }

    private void OfText()
    {
        var (path, words) = (list.File.FullPath, new List<Word>());
        using (var reader = new WordReader(path, ",;", "#%"))
        {
            for (var word = reader.NextWord(); word is not null; word = reader.NextWord())
            {
                words.Add(new Word(word, reader.Place.Line, reader.Place.Column));
            }
        }

        List<bool?> truths = [.. words.Select(word => Truth(word.Text))];
        var hasTruths = truths.Count > 0 && words.TrueForAll(word => word.Text.Length > 1 && Truth(word.Text) is not null);
        if (hasTruths && words.Count != items)
        {
            throw new DataFormatException(
                Place(words[Math.Min(words.Count, items) - 1]), Text($"expected a mask for {items} items, found one for {words.Count}"));
        }

        if (hasTruths || ((names is null || !words.Exists(word => names.ContainsKey(word.Text))) && IsMask(truths)))
        {
            _found.AddRange(words.Index().Where(item => truths[item.Index] == true).Select(item => (item.Index, Place(item.Item))));
            return;
        }

        foreach (var word in words.TakeWhile(_ => _wrong < RowReader.MostFaults))
        {
            var item = names is not null ? names.GetValueOrDefault(word.Text, -1)
                : long.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - first : -1;
            Add(item, word.Text, Place(word));
        }
    }

    private void Add(long item, string text, string place)
    {
        if (item < 0 || item >= items)
        {
            var expected = names is not null ? "the name of a node" : Text($"a whole number from {first} to {first + items - 1}");
            Fault(place, $"expected {expected}, or 0 or 1 for each of {items} items, found '{Excerpt.Of(text)}'");
        }
        else if (!_seen.TryAdd((int)item, place))
        {
            Fault(place, $"expected each item once, found '{Excerpt.Of(text)}' again ({_seen[(int)item]})");
        }
        else
        {
            _found.Add(((int)item, place));
        }
    }

    private void Fault(string place, string problem)
    {
        _faults.Add(place, problem);
        _wrong++;
    }

    /// <summary>Whether truths are one for every item, and cannot be numbers, each of which is there once.</summary>
    private bool IsMask(List<bool?> truths) => truths.Count == items && truths.TrueForAll(truth => truth is not null)
        && truths.Count > truths.Distinct().Count();

    private static bool? Truth(string word) => word.ToUpperInvariant() switch
    {
        "1" or "TRUE" => true,
        "0" or "FALSE" => false,
        _ => null,
    };

    private string Place(Word word) => Text($"{list.File.Path}:{word.Line}:{word.Column}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

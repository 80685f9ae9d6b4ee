using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads rows of a table whose columns are known by name: a heading tells their order; without one they stand in the order in which they
/// are asked for, and their number tells which of several forms it is.
/// </summary>
/// <param name="path">Path of the file.</param>
/// <param name="forms">The forms that a row may have, each with names of its columns.</param>
internal sealed class TableReader(string path, params string[][] forms) : IDisposable
{
    private readonly RowReader _reader = new(path);
    private int[]? _places;
    private bool _isLost;

    /// <summary>The columns that there are; null before the first row.</summary>
    internal string[]? Columns { get; private set; }

    private string Form => string.Join(" or ", forms.Select(form => string.Join(", ", form)));

    /// <summary>Reads row after row; one that is wrong does not keep the others from being looked at.</summary>
    /// <exception cref="TextFormatException">Rows are wrong, or there are none.</exception>
    internal void Each(Action read)
    {
        var rows = 0;
        RowReader.Each(
            Next,
            () =>
            {
                rows++;
                read();
            });
        if (rows == 0)
        {
            throw new TextFormatException(path, 1, 1, $"expected rows of {Form}, found none in {Path.GetFileName(path)}");
        }
    }

    /// <summary>Whether the form has a column.</summary>
    internal bool Has(string column) => Columns!.Contains(column);

    /// <summary>The number in a column.</summary>
    internal double Number(string column, string what) => _reader.Number(Index(column), what);

    /// <summary>The time or duration in a column, in ticks.</summary>
    /// <param name="column">The column.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="unit">Ticks that the number 1 stands for.</param>
    internal long Duration(string column, string what, double unit)
    {
        var number = Number(column, what);
        return number < 0 ? throw Error(column, FormattableString.Invariant($"expected {what} of at least 0, found {number}"))
            : number * unit > long.MaxValue / 4
                ? throw Error(column, FormattableString.Invariant($"expected {what} of less than 7,000 years, found {number}"))
            : (long)Math.Round(number * unit);
    }

    /// <summary>The key of the node in a column.</summary>
    internal int Node(string column, NodeKeys nodes) => nodes.Of(_reader, Index(column));

    /// <summary>An error in a column of the row.</summary>
    internal TextFormatException Error(string column, string problem) => _reader.Error(Index(column), problem);

    /// <summary>How messages show the word in a column.</summary>
    internal string Found(string column) => _reader.Found(Index(column));

    /// <summary>Line of the row, counted from 1.</summary>
    internal int Line => _reader.Row[0].Line;

    /// <summary>Where the row begins, for messages.</summary>
    internal string Place => $"{path}:{_reader.Row[0].Line}:{_reader.Row[0].Column}";

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private int Index(string column) => _places![Array.IndexOf(Columns!, column)];

    private bool Next()
    {
        if (_isLost)
        {
            return false;
        }

        if (Columns is not null)
        {
            return _reader.Next(string.Join(", ", Columns), Columns.Length, Columns.Length);
        }

        if (!_reader.Next(Form, forms.Min(form => form.Length), forms.Max(form => form.Length)))
        {
            return false;
        }

        if (_reader.Row.All(word => Headings.IsName(word.Text)))
        {
            TakeHeading();
            return Next();
        }

        _isLost = !forms.Any(form => form.Length == _reader.Count);
        if (_isLost)
        {
            throw _reader.Error(0, $"expected {Form}, found {_reader.Count} values");
        }

        Columns = forms.First(form => form.Length == _reader.Count);
        _places = [.. Enumerable.Range(0, Columns.Length)];
        return true;
    }

    private void TakeHeading()
    {
        string[] names = [.. _reader.Row.Select(word => word.Text.ToLowerInvariant())];
        Columns = forms.FirstOrDefault(
            form => form.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal))) ?? forms[^1];
        _places = [.. Columns.Select(column => Array.IndexOf(names, column))];
        if (_places.Contains(-1) || Columns.Length != names.Length)
        {
            _isLost = true;
            var odd = Math.Max(0, Array.FindIndex(names, name => !forms.Any(form => form.Contains(name))));
            throw _reader.Error(
                odd, $"expected the columns {Form}, found {string.Join(", ", names.Select(name => Excerpt.Of(name)))}");
        }
    }
}

using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Gathers what is wrong in the files of a data set, so that it is told at once, with the names that the scenario gives them.
/// </summary>
internal sealed class DataFaults
{
    private readonly List<DataFormatException> _faults = [];

    /// <summary>Adds one.</summary>
    internal void Add(string place, string problem) => _faults.Add(new DataFormatException(place, problem));

    /// <summary>Tells of all of them, if there are any.</summary>
    /// <exception cref="DataFormatException">There are.</exception>
    internal void Throw()
    {
        if (_faults.Count > 0)
        {
            throw DataFormatException.Of(_faults);
        }
    }

    /// <summary>What a reader gives; its default where it throws, and the faults are kept.</summary>
    internal T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DataFormatException error)
        {
            _faults.AddRange(error.All);
            return default;
        }
    }

    /// <summary>The same of the reader of one file.</summary>
    internal T? Try<T>(InputFile file, Func<T> read) => Try(() => Said(file, read));

    /// <summary>What a reader says of a file, with the name that the scenario gives it.</summary>
    /// <exception cref="DataFormatException">The reader throws.</exception>
    internal static T Said<T>(InputFile file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TextFormatException error) when (error.File == file.FullPath)
        {
            throw DataFormatException.Of([.. error.All.Select(fault => new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{fault.Line}:{fault.Column}"), fault.Problem))]);
        }
        catch (TextLineException error)
        {
            throw new DataFormatException(file.Path, error.Message);
        }
    }

    /// <summary>A table that was read from the full path of a file, with the name that the scenario gives it.</summary>
    internal static NumberTable Named(InputFile file, NumberTable table) => table with
    {
        File = file.Path,
        PlaceOf = row => file.Path + table.PlaceOf(row)[file.FullPath.Length..],
    };

    /// <summary>Edges that were read from the full path of a file, with the name that the scenario gives it.</summary>
    internal static EdgeRows Named(InputFile file, EdgeRows rows) => rows with
    {
        Name = file.Path,
        PlaceOf = row => file.Path + rows.PlaceOf(row)[file.FullPath.Length..],
    };
}

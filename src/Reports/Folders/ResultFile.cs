using System.Text;

namespace Hogwild.Reports;

/// <summary>A file of results that has not been written yet.</summary>
/// <param name="Name">Its path inside the folder, with forward slashes.</param>
/// <param name="Write">Writes it.</param>
internal sealed record ResultFile(string Name, Action<Stream> Write)
{
    /// <summary>The same table as Parquet, to be written beside it on request; null where it is no table.</summary>
    public ResultFile? Parquet { get; private init; }

    /// <summary>A table: <c>NAME.csv</c>, and beside it on request <c>NAME.parquet</c>.</summary>
    /// <param name="name">NAME.</param>
    /// <param name="rows">Makes the table when it is written.</param>
    public static ResultFile Of(string name, Func<ResultTable> rows) => Text($"{name}.csv", writer => rows().WriteCsv(writer)) with
    {
        Parquet = new ResultFile($"{name}.parquet", stream => ParquetTable.Write(rows(), stream)),
    };

    /// <summary>A text: UTF-8 without mark, LF newlines.</summary>
    public static ResultFile Text(string name, Action<TextWriter> write) => new(name, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>A figure as .png and .svg, drawn when the first of them is written.</summary>
    public static IEnumerable<ResultFile> Picture(string name, Func<Figure> draw)
    {
        var figure = new Lazy<Figure>(draw);
        yield return new ResultFile($"{name}.png", stream => figure.Value.WritePng(stream));
        yield return new ResultFile($"{name}.svg", stream => figure.Value.WriteSvg(stream));
    }
}

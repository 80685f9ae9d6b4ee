using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>A file of results that has not been written yet.</summary>
/// <param name="Name">Its path inside the folder, with forward slashes.</param>
/// <param name="Write">Writes it.</param>
internal sealed record ResultFile(string Name, Action<Stream> Write)
{
    /// <summary>The same table as Parquet, to be written beside it on request; null where it is no table.</summary>
    public ResultFile? Parquet { get; private init; }

    /// <summary>As what writing it is told of; see <see cref="Experiments.Work"/>. Default: as a table.</summary>
    public string Work { get; init; } = Experiments.Work.Tables;

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

    /// <summary>The figure that it shows, where it is the first file of one; else null.</summary>
    public Lazy<Figure>? Figure { get; init; }

    /// <summary>A figure in the formats that a scenario asks for, drawn when the first of them is written.</summary>
    /// <param name="name">Its path without an extension.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="looks">How figures look.</param>
    public static IEnumerable<ResultFile> Picture(string name, Func<Figure> draw, FiguresSpec looks)
    {
        var figure = new Lazy<Figure>(draw);
        foreach (var (number, format) in looks.Formats.Index())
        {
            yield return format switch
            {
                FigureFormat.Svg => Of("svg", (drawn, stream) => drawn.WriteSvg(stream)),
                FigureFormat.Pdf => Of("pdf", (drawn, stream) => drawn.WritePdf(stream)),
                _ => Of("png", (drawn, stream) => drawn.WritePng(stream)),
            };

            ResultFile Of(string extension, Action<Figure, Stream> write) =>
                new($"{name}.{extension}", stream => write(figure.Value, stream))
                {
                    Figure = number == 0 ? figure : null,
                    Work = Experiments.Work.Figures,
                };
        }
    }
}

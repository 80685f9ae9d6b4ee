using System.Text;

namespace Hogwild.Reports;

/// <summary>Reads tables as <see cref="Csv"/> writes them.</summary>
internal static class CsvReader
{
    /// <summary>
    /// The fields of every row, the names of the columns first. A field in quotes may hold commas, quotes and line breaks.
    /// </summary>
    public static IEnumerable<string[]> Rows(TextReader reader)
    {
        var (fields, field) = (new List<string>(), new StringBuilder());
        var (isQuoted, isClosed) = (false, false);
        for (var sign = reader.Read(); sign >= 0; sign = reader.Read())
        {
            // Two quotes within quotes close and open them again, and are one.
            if (sign == '"')
            {
                if (isClosed)
                {
                    field.Append('"');
                }

                (isQuoted, isClosed) = (!isQuoted, isQuoted);
                continue;
            }

            isClosed = false;
            if (isQuoted || sign is not (',' or '\n' or '\r'))
            {
                field.Append((char)sign);
            }
            else if (sign is ',' or '\n' || reader.Peek() != '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (sign != ',')
                {
                    yield return [.. fields];
                    fields.Clear();
                }
            }
        }

        if (fields.Count > 0 || field.Length > 0)
        {
            yield return [.. fields, field.ToString()];
        }
    }
}

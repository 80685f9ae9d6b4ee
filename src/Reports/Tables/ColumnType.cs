namespace Hogwild.Reports;

/// <summary>What the cells of a column are.</summary>
internal enum ColumnType
{
    /// <summary>Words and names.</summary>
    Text,

    /// <summary>Whole numbers of 64 bits.</summary>
    Integer,

    /// <summary>Numbers in double precision, which may be infinite or none (<c>NaN</c>).</summary>
    Number,

    /// <summary>Yes or no, in CSV <c>true</c> or <c>false</c>.</summary>
    Boolean,
}

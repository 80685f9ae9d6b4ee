namespace Hogwild.Cli;

/// <summary>What must be true of results for the text beside them to be: one number below another.</summary>
/// <param name="Line">Where it stands in the template, from 1.</param>
/// <param name="Text">As written.</param>
/// <param name="Smaller">The number that is to be smaller.</param>
/// <param name="Larger">The number that is to be larger.</param>
internal sealed record GalleryCheck(int Line, string Text, GalleryFormula Smaller, GalleryFormula Larger)
{
    /// <summary>Whether it is true; false where one of the numbers is none.</summary>
    public bool Holds(GalleryTables tables) => Smaller.Value(tables) < Larger.Value(tables);
}

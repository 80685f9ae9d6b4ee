namespace Hogwild.Models;

/// <summary>A word of a text file and where it stands.</summary>
/// <param name="Text">The word.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column, counted from 1.</param>
internal readonly record struct Word(string Text, int Line, int Column);

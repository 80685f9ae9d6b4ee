namespace Hogwild.Experiments;

/// <summary>
/// Something that a unit leaves beside its outcome, such as the schedule of a run: bytes that are determined as its outcome is.
/// </summary>
/// <param name="Name">Its name among the parts of the unit, a word: <c>schedule</c>.</param>
/// <param name="Create">Creates the file in the results that it is copied to; asked once, after the unit was found or is done. Several
/// parts of one name are the same bytes in several places.</param>
internal sealed record UnitPart(string Name, Func<Stream> Create);

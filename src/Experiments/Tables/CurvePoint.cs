namespace Hogwild.Experiments;

/// <summary>How good the weights after one epoch are, over the trainings of a cell, in the numbers of the tables.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Validation">On the validation graphs; over nothing where there are none.</param>
/// <param name="Test">On the test graphs; over nothing where they stay unseen.</param>
public sealed record CurvePoint(int Epoch, Statistics Validation, Statistics Test);

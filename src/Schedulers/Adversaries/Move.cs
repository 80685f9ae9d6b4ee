namespace Hogwild.Schedulers;

/// <summary>What one node may do at an instant.</summary>
/// <param name="Read">The version it reads through each in-slot.</param>
/// <param name="Numbers">What comes out: its state, then its messages.</param>
internal sealed record Move(int[] Read, double[] Numbers);

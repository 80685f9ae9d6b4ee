namespace Hogwild.Experiments;

/// <summary>How much a study would do.</summary>
/// <param name="Units">Number of units of work.</param>
/// <param name="Bytes">Bytes that the units take which go on at the same time, from below; 0 where nothing is known.</param>
/// <param name="Work">About how much the units do.</param>
internal readonly record struct StudyOutline(int Units, long Bytes, Workload Work);

using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>The curves of one model under one scheduler, a curve a value of the second parameter.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Marker">Its marker.</param>
/// <param name="Curves">The curves.</param>
internal sealed record StabilitySeries(string Name, Color Colour, MarkerShape Marker, IReadOnlyList<ThresholdCurve> Curves);

using System.Globalization;
using Hogwild.Scenarios;

namespace Hogwild.Simulation.Tests;

/// <summary>Traces in place of the measured ones that shipped scenarios ask for and the repository does not hold.</summary>
internal static class MadeUpTraces
{
    private const int Motes = 54;
    private const int Devices = 99;

    /// <summary>Writes them into a folder, and says where they are to whoever runs a scenario that needs them.</summary>
    public static IEnumerable<Override> For(string scenario, string folder)
    {
        switch (Path.GetFileName(scenario))
        {
            case "intel-lab.yaml":
                var links = Path.Combine(folder, "links.txt");
                File.WriteAllLines(links, Pairs(Motes).Where(pair => Math.Abs(pair.A - pair.B) is > 0 and < 4).Select(pair =>
                    string.Create(CultureInfo.InvariantCulture, $"{pair.A + 1} {pair.B + 1} {1 - (0.1 * Math.Abs(pair.A - pair.B))}")));
                return [Override.Parse($"traces.lab.file={links}")];
            case "motes.yaml":
                var places = Path.Combine(folder, "places.txt");
                File.WriteAllLines(places, Enumerable.Range(0, Motes).Select(mote =>
                    string.Create(CultureInfo.InvariantCulture, $"{mote + 1} {4.5 * (mote % 9)} {4.5 * (mote / 9)}")));
                return [Override.Parse($"mobility.positions={places}")];
            case "seattle.yaml":
                var delays = Path.Combine(folder, "delays_1");
                File.WriteAllLines(
                    delays, Enumerable.Range(0, Devices).Select(from => string.Join(' ', Enumerable.Range(0, Devices).Select(to =>
                    (from == to ? 0 : 0.05 + (0.001 * ((from * to) % 7))).ToString(CultureInfo.InvariantCulture)))));
                return [Override.Parse($"traces.seattle.file={delays[..^1]}*")];
            default:
                return [];
        }
    }

    private static IEnumerable<(int A, int B)> Pairs(int count) =>
        Enumerable.Range(0, count).SelectMany(a => Enumerable.Range(0, count).Select(b => (a, b)));
}

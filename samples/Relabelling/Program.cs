using System.Globalization;
using Hogwild.Samples;

// dotnet run -c Release --project samples/Relabelling -- weights/random-10/energy-gnn.safetensors 16
var culture = CultureInfo.InvariantCulture;
var relabellings = args.Length > 1 ? int.Parse(args[1], culture) : 16;
var fold = args.Length > 2 ? int.Parse(args[2], culture) : 0;
foreach (var line in PairErrors.Of(args[0], relabellings, fold).Lines())
{
    Console.WriteLine(line);
}

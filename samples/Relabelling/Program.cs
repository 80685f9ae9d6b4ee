using System.Globalization;
using Hogwild.Samples;

// dotnet run -c Release --project samples/Relabelling -- weights/random-10/energy-gnn.safetensors 16
var culture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.Error.WriteLine("expected a file of weights, then how many relabellings (16) and which fold of the test (0)");
    return 2;
}

var relabellings = args.Length > 1 ? int.Parse(args[1], culture) : 16;
var fold = args.Length > 2 ? int.Parse(args[2], culture) : 0;
foreach (var line in PairErrors.Of(args[0], relabellings, fold).Lines())
{
    Console.WriteLine(line);
}

return 0;

using Hogwild.Experiments;
using Hogwild.Samples;

Console.WriteLine($"after 100 steps: {string.Join(", ", Example.Run().Select(state => state.ToString("F4")))}");
Example.StaysInRange();
Console.WriteLine("no counterexample found: every state stays within what was measured");

var results = KindsExample.Run(Path.Combine(AppContext.BaseDirectory, "alternating.yaml"), Path.Combine("plots", "alternating"));
var updates = ((RunResult)results[0])["smoothing"].UpdatesToTolerance.Mean;
Console.WriteLine($"kinds of one's own in YAML: {updates:F0} updates a node to the tolerance; see plots/alternating");

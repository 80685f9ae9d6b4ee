using Hogwild.Samples;

Console.WriteLine($"after 100 steps: {string.Join(", ", Example.Run().Select(state => state.ToString("F4")))}");
Example.StaysInRange();
Console.WriteLine("no counterexample found: every state stays within what was measured");

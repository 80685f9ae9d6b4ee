using System.Text.RegularExpressions;

namespace Hogwild.Simulation.Tests;

/// <summary>Every rule of docs/guarantees.md names tests, and every test that it names exists.</summary>
public partial class GuaranteesTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root(), "docs", "guarantees.md"));

    [Fact]
    public void Every_rule_names_a_test_and_every_named_test_exists()
    {
        var rules = Rules();
        Assert.Equal(Enumerable.Range(1, rules.Count), rules.Select(rule => rule.Number));
        Assert.All(rules, rule => Assert.True(Named().IsMatch(rule.Text), $"rule {rule.Number} names no test"));
        var tests = typeof(GuaranteesTests).Assembly.GetTypes().ToLookup(type => type.Name);
        foreach (Match named in Named().Matches(string.Join('\n', Lines)))
        {
            var (type, method) = (named.Groups[1].Value, named.Groups[2].Value);
            var found = tests[type].SelectMany(item => item.GetMember(method)).ToList();
            Assert.True(found.Count == 1, named.Value);
            Assert.Contains(found[0].CustomAttributes, attribute => attribute.AttributeType.IsAssignableTo(typeof(FactAttribute)));
        }
    }

    /// <summary>The numbered items, each with the lines that are indented below it.</summary>
    private static List<(int Number, string Text)> Rules()
    {
        var rules = new List<(int Number, string Text)>();
        foreach (var line in Lines)
        {
            if (Item().Match(line) is { Success: true } item)
            {
                rules.Add((int.Parse(item.Groups[1].ValueSpan), line));
            }
            else if (line.StartsWith("   ", StringComparison.Ordinal))
            {
                rules[^1] = (rules[^1].Number, rules[^1].Text + line);
            }
        }

        return rules;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Hogwild.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^(\d+)\. ")]
    private static partial Regex Item();

    [GeneratedRegex(@"`(\w+)\.(\w+_\w+)`")]
    private static partial Regex Named();
}

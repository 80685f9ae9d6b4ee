using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>What numbers of nodes, items and edges look like in some data.</summary>
/// <param name="data">The data as they are at first.</param>
internal sealed class ChangeForms(GraphData data)
{
    /// <summary>How many numbers are expected of an item; 0 where nothing is.</summary>
    public int AnswerWidth => data.Task switch
    {
        LearningTask.Classification => 1,
        LearningTask.MultiLabel => data.Flags.Length / data.ItemCount,
        null => 0,
        _ => data.Targets.Length / data.ItemCount,
    };

    /// <summary>What the number of an answer has to be.</summary>
    public string Answer => data.Task == LearningTask.MultiLabel ? "0 or 1 for each label"
        : string.Create(CultureInfo.InvariantCulture, $"a class from 0 to {data.Labels.DefaultIfEmpty(0).Max()}");

    /// <summary>What the numbers of an edge have to be.</summary>
    public string OfEdge => data.ArcFeatureSize == 0 ? "no such key: edges have no numbers here"
        : string.Create(CultureInfo.InvariantCulture, $"{data.ArcFeatureSize} numbers of an edge");

    /// <summary>Whether a number can be part of an answer.</summary>
    public bool IsAnswer(double value) => data.Task == LearningTask.Classification
        ? value >= 0 && value <= data.Labels.Max() && value == Math.Floor(value)
        : data.Task != LearningTask.MultiLabel || value is 0 or 1;

    /// <summary>Whether so many numbers fit an edge of which something is said.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="isNew">Whether the edge is not there at first, so that it needs them.</param>
    public bool FitsEdge(int count, bool isNew) => (count == 0 && !isNew) || count == data.ArcFeatureSize;
}

using System.Globalization;
using System.Reflection;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// Everything that determines a training besides the data: the size of the model, the optimiser, the seed. All trainers use Adam with β₁ =
/// .9, β₂ = .99, decoupled weight decay, a linear warm-up and a cosine decay to 1 % of the rate.
/// </summary>
public abstract record TrainingSettings
{
    /// <summary>The kind of model: <c>gcn</c>, <c>ignn</c> or <c>energy</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Seed of the initial weights. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often every graph is visited.</summary>
    public int Epochs { get; init; } = 300;

    /// <summary>Graphs of a step of the optimiser, in a new order every epoch; 0 for all of them at once. Default 0.</summary>
    public int BatchSize { get; init; }

    /// <summary>
    /// The probability that a visit to a training graph relabels the identities of its nodes at random. Default 0. Only for features that
    /// are one-hot identities.
    /// </summary>
    public double Augmentation { get; init; }

    /// <summary>
    /// How many trainings, from different initial weights, the one with the smallest final training loss is taken of. Default 1.
    /// </summary>
    public int Restarts { get; init; } = 1;

    /// <summary>The largest step size of Adam. Default 0.01.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Share of the epochs over which the rate rises linearly. Default 0.</summary>
    public double WarmUp { get; init; }

    /// <summary>Decoupled weight decay (Loshchilov &amp; Hutter 2019). Default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The 2-norm to which the whole gradient is clipped; 0 for none. Default 1.</summary>
    public double Clip { get; init; } = 1;

    /// <summary>Numbers in a node's state; of a GCN, outputs of every layer.</summary>
    public int Width { get; init; }

    /// <summary>Units of the hidden layer of the readout; 0 for a linear readout.</summary>
    public int Hidden { get; init; }

    /// <summary>
    /// All settings by name in kebab-case, in ordinal order, and the kind as <c>model</c>. Metadata and cache keys are made of it.
    /// </summary>
    public SortedDictionary<string, string> Describe()
    {
        var described = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["model"] = Kind };
        foreach (var property in Properties(GetType()).Where(property => property.CanWrite))
        {
            described.Add(Kebab.Of(property.Name), Convert.ToString(property.GetValue(this), CultureInfo.InvariantCulture)!);
        }

        return described;
    }

    /// <summary>These settings with one of them replaced.</summary>
    /// <param name="name">Its name, as <see cref="Describe"/> has it.</param>
    /// <param name="text">Its value.</param>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    /// <exception cref="SettingException">The text is of the wrong type, or the value makes no sense.</exception>
    public TrainingSettings With(string name, string text)
    {
        var property = Properties(GetType()).FirstOrDefault(property => property.CanWrite && Kebab.Of(property.Name) == name)
            ?? throw new ArgumentException($"training of {Kind} has no setting '{name}'", nameof(name));
        var changed = this with { };
        try
        {
            property.SetValue(changed, Convert.ChangeType(text, property.PropertyType, CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            var type = property.PropertyType;
            var expected = type == typeof(bool) ? "true or false" : type == typeof(double) ? "a number" : "a whole number";
            throw new SettingException(name, text, expected);
        }

        changed.Validate();
        return changed;
    }

    /// <summary>The settings of one of the restarts: another seed for every one but the first.</summary>
    internal TrainingSettings Restarted(int restart) =>
        restart == 0 ? this : this with { Seed = StableHash.Add(StableHash.Add(StableHash.Start, (long)Seed), restart) };

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="SettingException">The message names the setting, its value and what is allowed.</exception>
    public virtual void Validate()
    {
        Require(Epochs >= 0, nameof(Epochs), Epochs, "0 or more");
        Require(BatchSize >= 0, nameof(BatchSize), BatchSize, "0 or more");
        Require(Augmentation is >= 0 and <= 1, nameof(Augmentation), Augmentation, "from 0 to 1");
        Require(Restarts > 0, nameof(Restarts), Restarts, "1 or more");
        Require(LearningRate > 0, nameof(LearningRate), LearningRate, "positive");
        Require(WarmUp is >= 0 and < 1, nameof(WarmUp), WarmUp, "at least 0 and below 1");
        Require(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or more");
        Require(Clip >= 0, nameof(Clip), Clip, "0 or more");
        Require(Width > 0, nameof(Width), Width, "positive");
        Require(Hidden >= 0, nameof(Hidden), Hidden, "0 or more");
    }

    internal static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .OrderBy(property => property.Name, StringComparer.Ordinal);

    /// <summary>Throws unless <paramref name="holds"/>.</summary>
    private protected static void Require(bool holds, string property, IFormattable value, string allowed)
    {
        if (!holds)
        {
            var shown = value.ToString(null, CultureInfo.InvariantCulture);
            throw new SettingException(Kebab.Of(property), shown, $"a value that is {allowed}");
        }
    }
}

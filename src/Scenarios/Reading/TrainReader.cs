using Hogwild.Training;

namespace Hogwild.Scenarios;

/// <summary>The settings of training, by rule: exactly those that the trainer of the rule has.</summary>
internal static class TrainReader
{
    /// <summary>The settings by kind of rule.</summary>
    public static readonly IReadOnlyList<Shape> Shapes = [.. Trainers.Kinds.Select(kind => new Shape(
        kind,
        $"training of {kind}",
        [.. Trainers.Defaults(kind).Describe().Where(setting => setting.Key != "model")
            .Select(setting => new Key(setting.Key, $"a setting of the trainer of {kind}", setting.Value))]))];

    /// <summary>Reads the settings of a model whose rule is of the given kind.</summary>
    public static TrainingSettings Read(Value value, string kind) => Read(value, Trainers.Defaults(kind));

    /// <summary>Reads the settings that differ from others.</summary>
    public static TrainingSettings Read(Value value, TrainingSettings settings)
    {
        var section = value.Section(Shapes.First(shape => shape.Name == settings.Kind));
        foreach (var key in section.Shape.Keys.Where(key => section.Has(key.Name)))
        {
            var setting = section.Get(key.Name);
            var text = setting.Text("a value");
            try
            {
                settings = settings.With(key.Name, text);
            }
            catch (SettingException error)
            {
                throw setting.Expected(error.Expected);
            }
        }

        return settings;
    }
}

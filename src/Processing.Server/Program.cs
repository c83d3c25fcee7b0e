using Microsoft.Extensions.Options;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Text;

try
{
    TextSelfCheck.Run();
    var ruleSets = new RuleSetCatalogue();
    var engine = EngineSettings.Load(null);
    ruleSets.Set(RuleSetCompiler.CompileShipped("default", RuleSetCompiler.DefaultFolder, engine));
    var options = new ServerHostOptions
    {
        Engine = engine,
        RuleSets = ruleSets,
        Arguments = args,
        Logging = ServerLogging.ToStandardError,
    };
    await using var server = ServerHost.Create(options);
    using var signals = new StopSignals();
    await server.StartAsync();
    await server.WaitForShutdownAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    foreach (var failure in wrong.Failures)
    {
        await Console.Error.WriteLineAsync(failure);
    }

    return 2;
}
catch (IOException unable)
{
    await Console.Error.WriteLineAsync(unable.Message);
    return 2;
}

using Microsoft.Extensions.Options;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;

try
{
    var options = new ServerHostOptions
    {
        RuleSets = new RuleSetCatalogue(),
        Arguments = args,
        Logging = logging => logging.AddSimpleConsole(),
    };
    await using var server = ServerHost.Create(options);
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

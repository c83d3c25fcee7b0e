using Processing.Cli;

return await CommandLine.RunAsync(args);

// A flood in one test must not be felt in another, and each looks at what its server alone has open.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

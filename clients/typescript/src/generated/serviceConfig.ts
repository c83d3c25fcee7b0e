// The shipped service config, extraction_grpc_service_config.json beside the protos.
export const serviceConfig = {
  "methodConfig": [
    {
      "name": [
        { "service": "processing.extraction.v1.ExtractionService", "method": "Extract" },
        { "service": "processing.extraction.v1.ExtractionService", "method": "ExtractStream" }
      ],
      "timeout": "60s",
      "retryPolicy": {
        "maxAttempts": 4,
        "initialBackoff": "0.1s",
        "maxBackoff": "5s",
        "backoffMultiplier": 2.0,
        "retryableStatusCodes": ["UNAVAILABLE"]
      }
    },
    {
      "name": [
        { "service": "processing.extraction.v1.ExtractionService", "method": "ExtractDocuments" },
        { "service": "processing.extraction.v1.ExtractionService", "method": "ExtractUpload" }
      ]
    }
  ]
} as const;

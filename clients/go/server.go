package processing

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"

	serverv1 "processing.dev/clients/go/server/v1"
)

// ServerInfo tells what the server is: its version, methods, limits and rule sets.
func (c *Client) ServerInfo(ctx context.Context) (*serverv1.GetServerInfoResponse, error) {
	return retried(ctx, c.settings, func(ctx context.Context, options ...grpc.CallOption) (*serverv1.GetServerInfoResponse, error) {
		return c.info.GetServerInfo(ctx, &serverv1.GetServerInfoRequest{}, options...)
	})
}

// The newest version of the extraction API that this package speaks.
const apiVersion = 1

var extractionService = regexp.MustCompile(`^processing\.extraction\.v([1-9][0-9]{0,3})\.ExtractionService$`)

// CheckAPI tells the newest version of the extraction API that the server has, of those from minimum to maximum; zeros
// stand for what this package speaks. Where there is none the error has codes.Unimplemented, and tells what there is.
func (c *Client) CheckAPI(ctx context.Context, minimum, maximum int) (int, error) {
	if minimum == 0 {
		minimum = apiVersion
	}
	if maximum == 0 {
		maximum = apiVersion
	}
	info, err := c.ServerInfo(ctx)
	if err != nil {
		return 0, err
	}
	newest, has := 0, []string{}
	for _, api := range info.GetApis() {
		if match := extractionService.FindStringSubmatch(api.GetService()); match != nil {
			has = append(has, "v"+match[1])
			if version, _ := strconv.Atoi(match[1]); version >= minimum && version <= maximum && version > newest {
				newest = version
			}
		}
	}
	if newest == 0 {
		if len(has) == 0 {
			has = []string{"none"}
		}
		return 0, errorOfGRPC(status.Newf(codes.Unimplemented, "This program needs the extraction API in v%d to v%d; the server has %s.", minimum, maximum, strings.Join(has, ", ")))
	}
	return newest, nil
}

// WaitUntilReady waits until the server takes calls and has a rule set ready, its default one where the name is empty, as
// grpc.health.v1 tells, or until the context ends, whose error it then wraps.
func (c *Client) WaitUntilReady(ctx context.Context, ruleSet string) error {
	health := healthv1.NewHealthClient(c.channel)
	state := "the server does not answer"
	for {
		answer, err := health.Check(ctx, &healthv1.HealthCheckRequest{Service: "ruleSets/" + ruleSet}, grpc.WaitForReady(true))
		switch code := status.Code(err); {
		case answer.GetStatus() == healthv1.HealthCheckResponse_SERVING:
			return nil
		case err == nil:
			state = "it is broken, or the server is stopping"
		case code == codes.NotFound:
			state = "the server has none of that name"
		case code == codes.Unavailable:
			state = "the server does not answer"
		case ctx.Err() == nil && code != codes.DeadlineExceeded:
			return ErrorOf(err)
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
			return fmt.Errorf("the rule set %q was not ready, %s: %w", ruleSet, state, ctx.Err())
		}
	}
}

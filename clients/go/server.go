package processing

import (
	"context"
	"fmt"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"

	serverv1 "processing.dev/clients/go/server/v1"
)

// ServerInfo tells what the server is: its version, methods, limits and rule sets.
func (c *Client) ServerInfo(ctx context.Context) (*serverv1.GetServerInfoResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, c.settings.deadline)
	defer cancel()
	for attempt := 1; ; attempt++ {
		var trailer metadata.MD
		info, err := c.info.GetServerInfo(ctx, &serverv1.GetServerInfoRequest{}, grpc.Trailer(&trailer))
		if err == nil {
			return info, nil
		}
		if !c.settings.policy.wait(ctx, attempt, err, trailer) {
			return nil, errorOf(err)
		}
	}
}

// WaitUntilReady waits until the server answers and has a rule set ready, its default one where the name is empty, or
// until the context ends.
func (c *Client) WaitUntilReady(ctx context.Context, ruleSet string) error {
	for {
		info, err := c.info.GetServerInfo(ctx, &serverv1.GetServerInfoRequest{}, grpc.WaitForReady(true))
		if failed := errorOf(err); err != nil && failed.Code != codes.Unavailable && failed.Code != codes.DeadlineExceeded {
			return failed
		}
		for _, state := range info.GetRuleSets() {
			if state.GetReady() && (state.GetName() == ruleSet || ruleSet == "" && state.GetName() == info.GetDefaultRuleSet()) {
				return nil
			}
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
			return fmt.Errorf("the rule set %q was not ready: %w", ruleSet, ctx.Err())
		}
	}
}

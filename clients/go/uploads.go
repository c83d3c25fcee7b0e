package processing

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"

	"google.golang.org/grpc/metadata"

	extractionv1 "processing.dev/clients/go/extraction/v1"
)

const pieceBytes = 256 << 10

// ExtractUpload extracts from one document that is too long for one message, and gives what ExtractStream does once all of it
// was sent. The content is read to its end and sent in pieces; an *os.File, a *bytes.Reader or another io.Seeker is read again from where it stood
// where the server is busy, and is told to the server with its size. The client's deadline holds for the whole call. An error
// of reading ends the call, and Err then wraps it.
//
//	file, err := os.Open(path)
//	stream := client.ExtractUpload(ctx, &extractionv1.UploadHeader{MediaType: "text/plain"}, file)
func (c *Client) ExtractUpload(ctx context.Context, header *extractionv1.UploadHeader, content io.Reader) *UploadStream {
	ctx, cancel := context.WithTimeout(ctx, c.settings.deadline)
	upload := &upload{header: header, content: content, pieceBytes: c.settings.pieceBytes}
	stream := &UploadStream{cancel: cancel, cause: upload.readError}
	upload.measure()
	for attempt := 1; ; attempt++ {
		call, err := c.calls.ExtractUpload(ctx)
		var trailer metadata.MD
		if err == nil {
			sent := make(chan struct{})
			go func() {
				defer close(sent)
				if !upload.send(call) {
					cancel()
				}
			}()
			// Tried again only until the first message: what the caller has seen must not come twice.
			if stream.first, err = call.Recv(); err == nil || err == io.EOF {
				stream.call = call
				return stream
			}
			trailer = call.Trailer()
			if upload.seeker != nil {
				<-sent
			}
		}
		if upload.readError() != nil || !upload.rewind() || !c.settings.policy.wait(ctx, attempt, err, trailer) {
			cancel()
			stream.err = stream.failed(err)
			return stream
		}
	}
}

// A document on its way.
type upload struct {
	header     *extractionv1.UploadHeader
	content    io.Reader
	pieceBytes int
	seeker     io.Seeker
	start      int64
	mutex      sync.Mutex
	broken     error
}

// Notes where the content starts and how long it is, where that can be known: a pipe is a file, too.
func (u *upload) measure() {
	seeker, ok := u.content.(io.Seeker)
	if !ok {
		return
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return
	}
	if _, err = seeker.Seek(start, io.SeekStart); err != nil {
		return
	}
	u.seeker, u.start = seeker, start
	if file, ok := u.content.(*os.File); ok {
		if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
			return
		}
	}
	size := uint64(end - start)
	u.header = withSize(u.header, size)
}

func withSize(header *extractionv1.UploadHeader, size uint64) *extractionv1.UploadHeader {
	return &extractionv1.UploadHeader{
		MediaType: header.GetMediaType(), Language: header.GetLanguage(), Name: header.GetName(), Size: &size,
		RuleSet: header.GetRuleSet(), Revision: header.GetRevision(), Label: header.GetLabel(), RoutingKey: header.GetRoutingKey(), Options: header.GetOptions(),
	}
}

func (u *upload) rewind() bool {
	if u.seeker == nil {
		return false
	}
	_, err := u.seeker.Seek(u.start, io.SeekStart)
	return err == nil
}

// False where the content cannot be read. Reading the answers says how the call ended, so an error of sending is not looked at.
func (u *upload) send(call extractionv1.ExtractionService_ExtractUploadClient) bool {
	if call.Send(&extractionv1.ExtractUploadRequest{Part: &extractionv1.ExtractUploadRequest_Header{Header: u.header}}) != nil {
		return true
	}
	piece := make([]byte, u.pieceBytes)
	for {
		n, err := io.ReadFull(u.content, piece)
		if n > 0 && call.Send(&extractionv1.ExtractUploadRequest{Part: &extractionv1.ExtractUploadRequest_Chunk{Chunk: piece[:n]}}) != nil {
			return true
		}
		if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
			_ = call.CloseSend()
			return true
		}
		if err != nil {
			u.mutex.Lock()
			defer u.mutex.Unlock()
			u.broken = err
			return false
		}
	}
}

func (u *upload) readError() error {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	return u.broken
}

package processing

import (
	"errors"
	"fmt"

	extractionv1 "processing.dev/clients/go/extraction/v1"
)

// TextAt is the text at a place, cut by bytes of UTF-8, as Go counts its strings. The document is the one that was
// sent; a byte order mark must still be in it. It gives an error where the place is not in the document, where it came
// without bytes of UTF-8, since OffsetUnits asked for others, or where the document is a file of Word or a PDF, which hold no text to cut; GetWord and
// GetPage say where in it.
func TextAt(place *extractionv1.Place, document string) (string, error) {
	if place.GetLocation() != nil {
		return "", fmt.Errorf("the document holds no text to cut: the place is in %v%v", place.GetWord(), place.GetPage())
	}
	if place.GetUtf8() == nil {
		return "", errors.New("the place came without utf8; ask for it by OffsetUnits")
	}
	start, end := place.GetUtf8().GetStart(), place.GetUtf8().GetEnd()
	if start > end || uint64(end) > uint64(len(document)) {
		return "", fmt.Errorf("the place %d..%d is not in the document, which ends at %d", start, end, len(document))
	}
	return document[start:end], nil
}

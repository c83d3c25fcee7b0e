package processing

import (
	"errors"
	"fmt"

	extractionv1 "processing.dev/clients/go/extraction/v1"
)

// TextAt is the text at a place, cut by bytes of UTF-8, as Go counts its strings. The document is the one that was
// sent; a byte order mark must still be in it. It gives an error where the place is not in the document, where it came
// without bytes of UTF-8, since OffsetUnits asked for others, or where the document is none to cut by them: a file of Word or a PDF, or a text in
// another encoding. GetWord, GetPage and GetBytes say where in those, and TextIn cuts their text.
func TextAt(place *extractionv1.Place, document string) (string, error) {
	if place.GetLocation() != nil {
		return "", fmt.Errorf("the document holds no text to cut, the place is in %v%v; ask for its text by IncludeText and cut that by TextIn", place.GetWord(), place.GetPage())
	}
	if place.GetBytes() != nil {
		return "", errors.New("the document is not in UTF-8, GetBytes says where in it; ask for its text by IncludeText and cut that by TextIn")
	}
	return cut(place, document, "document")
}

// TextIn is the text at a place, out of the text that came with the result, or with an event of a stream. For documents of every
// kind. It gives an error where there is no text, since IncludeText did not ask for it, and where the place came without bytes of UTF-8.
func TextIn(place *extractionv1.Place, text string) (string, error) {
	if text == "" && place.GetUtf8().GetEnd() > 0 {
		return "", errors.New("the result came without its text; ask for it by IncludeText")
	}
	return cut(place, text, "text")
}

func cut(place *extractionv1.Place, text, what string) (string, error) {
	if place.GetUtf8() == nil {
		return "", errors.New("the place came without utf8; ask for it by OffsetUnits")
	}
	start, end := place.GetUtf8().GetStart(), place.GetUtf8().GetEnd()
	if start > end || uint64(end) > uint64(len(text)) {
		return "", fmt.Errorf("the place %d..%d is not in the %s, which ends at %d", start, end, what, len(text))
	}
	return text[start:end], nil
}

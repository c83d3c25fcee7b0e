package processing

import (
	"errors"
	"fmt"

	"google.golang.org/protobuf/proto"

	extractionv1 "processing.dev/clients/go/extraction/v1"
)

// ErrNoTypedForm is the error for a record that came without its typed form: ask for it with ExtractionOptions.RecordForm.
var ErrNoTypedForm = errors.New("the record came without its typed form; ask for it with RecordForm_RECORD_FORM_TYPED")

// Into fills a message of the type that `rules schema` and protoc-gen-go made for the record. It gives an error where the
// record is of another type, came without its typed form, or cannot be read.
func Into(record *extractionv1.Record, message proto.Message) error {
	name := record.GetPackage() + "." + record.GetRecord()
	if wanted := string(message.ProtoReflect().Descriptor().FullName()); wanted != name {
		return fmt.Errorf("the record is of type %s, not %s", name, wanted)
	}
	if record.Typed == nil {
		return ErrNoTypedForm
	}
	if err := proto.Unmarshal(record.Typed, message); err != nil {
		return fmt.Errorf("the %s is not in the form of its type: %w", name, err)
	}
	return nil
}

// PlacesOf tells where a field was read, by its name in the rules, in text order; none where it is not filled.
func PlacesOf(record *extractionv1.Record, field string) []*extractionv1.Place {
	for _, each := range record.GetFields() {
		if each.GetName() == field {
			return each.GetPlaces()
		}
	}
	return nil
}

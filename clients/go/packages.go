package processing

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
)

// Files are the contents of the files of rules by path: with /, relative to the root of the package.
type Files = map[string][]byte

const numbersFile = "schema.numbers.json"

var dataFile = regexp.MustCompile(`from[ \t]*"(?:[^"\r\n]*/)?([^"/\r\n]+)"`)

// ReadPackage reads the rules of a folder and all below it, with the data files that they name and the file of field numbers.
func ReadPackage(folder string) (Files, error) {
	root, files, names := os.DirFS(folder), Files{}, map[string]bool{}
	add := func(wanted func(string) bool) error {
		return fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() && wanted(name) {
				files[name], err = fs.ReadFile(root, name)
			}
			return err
		})
	}
	if err := add(func(name string) bool { return strings.HasSuffix(name, ".rules") }); err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no .rules file", folder)
	}
	// A folder may hold thousands of documents beside its rules, so only files that the rules name are read as data.
	for _, content := range files {
		for _, match := range dataFile.FindAllSubmatch(content, -1) {
			names[string(match[1])] = true
		}
	}
	return files, add(func(name string) bool { return name == numbersFile || names[path.Base(name)] })
}

// placeholder so that the library of this stage has a source

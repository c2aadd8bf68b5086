package example.lucene;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Two indexes with an open reader each. Only the first directory is closed under its reader. */
public class TwoDirectories {

  public static void main(String[] args) throws IOException {
    Directory closed = index();
    Directory open = index();
    DirectoryReader early = DirectoryReader.open(closed);
    DirectoryReader late = DirectoryReader.open(open);
    closed.close();
    System.out.println("docs=" + (early.numDocs() + late.numDocs()));
    late.close();
    open.close();
    early.close();
  }

  private static Directory index() throws IOException {
    Directory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      Document document = new Document();
      document.add(new StringField("key", "k", Field.Store.YES));
      writer.addDocument(document);
    }
    return directory;
  }
}

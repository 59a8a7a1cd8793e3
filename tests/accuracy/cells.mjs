// Turns the tables of a workbook into a CSV of cells that SQL can read: sheet, row, column, cell. Nothing is interpreted:
// which cell is a header, a label or a figure is for the SQL to say.
import fs from 'node:fs';
import xlsx from 'xlsx';

/** Writes every non-empty cell of the sheets whose names match, numbers as stored and not as shown; rows and columns count from 1. */
export function writeCells(workbook, names, csv) {
  const book = xlsx.readFile(workbook, { sheets: sheetNames(workbook, names), cellFormula: false, cellHTML: false });
  const lines = ['sheet,row,column,cell'];
  for (const name of Object.keys(book.Sheets)) {
    const sheet = book.Sheets[name];
    const range = xlsx.utils.decode_range(sheet['!ref']);
    for (let r = range.s.r; r <= range.e.r; r++) {
      for (let c = range.s.c; c <= range.e.c; c++) {
        const cell = sheet[xlsx.utils.encode_cell({ r, c })];
        if (cell?.v !== undefined && cell.v !== null && String(cell.v).trim() !== '') {
          lines.push([name, r + 1, c + 1, quoted(String(cell.v))].join(','));
        }
      }
    }
  }
  fs.writeFileSync(csv, lines.join('\n') + '\n');
}

function sheetNames(workbook, names) {
  return xlsx.readFile(workbook, { bookSheets: true }).SheetNames.filter(name => names.test(name));
}

const quoted = text => `"${text.replaceAll('"', '""')}"`;
